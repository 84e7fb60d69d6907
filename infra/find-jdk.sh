# Sourced by mvnw and hub: leaves JAVA_HOME at a JDK of release 25, or ends with one sentence.
# HUB_JDK_PLACES replaces the usual places: directories of JDK homes, separated by colons.
is_jdk25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[".+]' "$1/release" 2>/dev/null; }

# Prints the first JDK 25 that lies directly in one of the given directories.
first_jdk25() {
  for place in "$@"; do
    for candidate in "$place"/*; do
      for home in "$candidate" "$candidate/Contents/Home"; do
        if is_jdk25 "$home"; then printf '%s\n' "$home"; return; fi
      done
    done
  done
}

if ! is_jdk25 "${JAVA_HOME:-}"; then
  if [ -n "${HUB_JDK_PLACES+set}" ]; then
    JAVA_HOME=$(IFS=:; set -f; set -- $HUB_JDK_PLACES; set +f; first_jdk25 "$@")
  else
    JAVA_HOME=$(first_jdk25 /usr/lib/jvm /usr/java /opt/java /opt /Library/Java/JavaVirtualMachines \
      "${HOME:-/nowhere}/.sdkman/candidates/java" "${HOME:-/nowhere}/.jdks" \
      "${HOME:-/nowhere}/Library/Java/JavaVirtualMachines")
  fi
fi
if [ -z "$JAVA_HOME" ]; then
  echo "A JDK 25 is needed and none was found: install one (for example Temurin 25) and point JAVA_HOME at it." >&2
  exit 3
fi
export JAVA_HOME
