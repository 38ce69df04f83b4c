@echo off
rem Builds the command-line jar when it is missing, then runs it.
setlocal

set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%alloy-local\cli\target\lgtm4j.jar"
set "LOG=%HOME_DIR%target\launcher-build.log"

if exist "%JAR%" goto run

if not exist "%HOME_DIR%target" mkdir "%HOME_DIR%target"
echo Building lgtm4j.jar, once (some minutes; log: target\launcher-build.log) 1>&2
call mvn -B -ntp -f "%HOME_DIR%pom.xml" -DskipTests -pl alloy-local/cli -am package > "%LOG%" 2>&1
if errorlevel 1 (
  echo The build failed; the whole log is in target\launcher-build.log 1>&2
  exit /b 1
)

:run
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"

rem A sink that stays needs little heap: what it stores stands outside of it (benchmarks\sink\README.md).
set "FLAGS=-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
if /i "%~1"=="local" set "FLAGS=-Xmx32m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=24m -XX:MaxDirectMemorySize=96m -Dio.netty.allocator.type=unpooled -XX:+IgnoreUnrecognizedVMOptions -XX:TrimNativeHeapInterval=1000"

"%JAVA%" %FLAGS% -jar "%JAR%" %*
exit /b %ERRORLEVEL%
