#!/bin/sh
# Signs somebody of a directory in by the ordinary forms and lets a program in: see README.md.
# usage: GATEHOUSE_USER=... GATEHOUSE_PASSWORD=... [GATEHOUSE_EMAIL=...] sign-in.sh ADDRESS [USER-CODE]
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Asks as a browser without script does, follows redirects, and remembers where it ends: the page in $work/page, its address in $at.
# The form stands in a file, so that no password is seen in the list of processes.
go() { at=$(curl -sS -L -b "$work/cookies" -c "$work/cookies" -o "$work/page" -w '%{url_effective}' "$@"); }

decode() { sed "s/&quot;/\"/g; s/&#39;/'/g; s/&#x27;/'/g; s/&#x2B;/+/g; s/&#43;/+/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g"; }
attribute() { printf '%s' "$2" | sed -n "s/.* $1=\"\([^\"]*\)\".*/\1/p" | decode; }
field() { printf '%s=%s' "$1" "$2" | sed 's/[\\"]/\\&/g; s/.*/data-urlencode = "&"/'; echo; }

# Sends the form that has the field $1, with its hidden fields and the rest of the arguments, each name=value.
submit() {
  form=$(tr '\n' ' ' <"$work/page" | sed 's/<form/\n&/g; s/<\/form>/&\n/g' | grep "^<form.* name=\"$1\"" | head -n 1) || form=
  [ -n "$form" ] || { echo "There is no form with the field $1 at $at" >&2; exit 1; }
  shift
  printf '%s' "$form" | grep -o '<input[^>]* type="hidden"[^>]*>' >"$work/hidden" || true
  {
    while read -r input; do field "$(attribute name "$input")" "$(attribute value "$input")"; done <"$work/hidden"
    for each in "$@"; do field "${each%%=*}" "${each#*=}"; done
  } >"$work/form"
  action=$(attribute action "${form%%>*}")
  case $action in /*) action=$(printf '%s' "$at" | cut -d/ -f1-3)$action ;; '') action=$at ;; esac
  go -K "$work/form" "$action"
}

# Where a mailed code is asked for, the demo's mailbox page has it; the newest letter comes first.
mailed_code() { curl -sS "$(printf '%s' "$at" | cut -d/ -f1-3)/mailbox/messages?to=$GATEHOUSE_EMAIL" | grep -o '"code":"[^"]*"' | head -n 1 | cut -d'"' -f4; }

go "$1"
case $at in */device) submit Code "Code=$2" ;; esac
case $at in */start/*)
  submit UserName "UserName=$GATEHOUSE_USER"
  submit Password "Password=$GATEHOUSE_PASSWORD" ;;
esac
case $at in */verify/code*) submit Code "Code=$(mailed_code)" ;; esac
case $at in
  */authorize\?*) submit SessionId ;;
  */device\?*) submit Answer "Code=${2:?the code that the program shows}" Answer=allow ;;
  *) echo "Nothing asks to be let in at $at" >&2; exit 1 ;;
esac
echo "$at" | cut -d'?' -f1
