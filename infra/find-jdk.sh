# Sourced by mvnw and hub: leaves JAVA_HOME at a JDK of release 25, or ends with one sentence.
is_jdk25() { [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25' "$1/release" 2>/dev/null; }

if ! is_jdk25 "${JAVA_HOME:-}"; then
  JAVA_HOME=
  for candidate in \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk25 "$candidate"; then JAVA_HOME=$candidate; break; fi
  done
fi
if [ -z "$JAVA_HOME" ]; then
  echo "A JDK 25 is needed and none was found: install one (for example Temurin 25) and point JAVA_HOME at it." >&2
  exit 2
fi
export JAVA_HOME
