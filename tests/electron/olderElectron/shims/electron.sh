#!/bin/sh
# Chromium's sandbox refuses to run as root. As root, Electron runs as user 1000 of a separate user namespace.
home=$(dirname "$(readlink -f "$0")")
# By its bare name: a path with a space would be two.
[ -f "$home/references.so" ] && export LD_PRELOAD=references.so LD_LIBRARY_PATH="$home${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
if [ "$(id -u)" = 0 ]; then
  exec unshare --user --map-user=1000 --map-group=1000 "$home/electron" "$@"
fi
exec "$home/electron" "$@"
