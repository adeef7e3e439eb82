#!/usr/bin/env bash
# Checks a registry, compares it with where its branch parted, and tells what was found: annotations on standard
# output, the rest in $OUT, $GITHUB_STEP_SUMMARY and $GITHUB_OUTPUT. Whether that fails is only written down.
#
#   PINGREG    the program                     AGAINST    a git ref, else origin/$BRANCH; without both nothing is compared
#   OUT        a folder, which is written anew FAIL_ON    error, widening, breaking or never
#   REGISTRY   the registry's folder           GENERATED  true when stale outputs are an error; COMMENT is only looked at
set -euo pipefail

refuse() {
  echo "::error title=pingreg::$1"
  exit 2
}

one_of() { # one_of NAME VALUE KNOWN...: a value that is none is not repeated, for it comes from outside
  local name=$1 value=$2 known
  shift 2
  for known in "$@"; do
    [ "$value" != "$known" ] || return 0
  done
  refuse "\`$name\` is none of $*"
}

# Runs pingreg into a file. The runner obeys lines that begin with `::`, so what it says beside is quoted.
told() { # told FILE ARGUMENTS...
  local file=$1 code=0
  shift
  "$PINGREG" "$@" >"$OUT/$file" 2>"$OUT/said" || code=$?
  if [ -s "$OUT/said" ]; then
    quoted "$OUT/said"
  fi
  return "$code"
}

sound() { # sound CODE: 1 is a verdict, whatever it is
  [ "$1" -eq 1 ] || refuse "pingreg could not do its work; the log says why"
}

also() { # an error of ours, which the comment has too
  errors=$((errors + 1))
  echo "::error title=pingreg::$1"
  printf '\n%s\n' "$1" >>"$OUT/also.md"
}

quoted() {
  local token
  token=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '::stop-commands::%s\n' "$token"
  cat "$1"
  printf '\n::%s::\n' "$token"
}

# Whether the registry has no manifest yet where the branch parted.
begins_here() {
  local start place
  start=$(git -C "$REGISTRY" merge-base --end-of-options "$against" HEAD 2>/dev/null) || return 1
  for place in pingreg.yaml registry/pingreg.yaml; do
    ! git -C "$REGISTRY" cat-file -e "$start:./$place" 2>/dev/null || return 1
  done
}

counted() { # how many errors a file of annotations has
  grep -c '^::error ' "$OUT/$1" || true
}

one_of fail-on "$FAIL_ON" error widening breaking never
one_of comment "$COMMENT" true false
one_of generated "$GENERATED" true false
against=${AGAINST:-${BRANCH:+origin/$BRANCH}}
[[ $against != -* ]] || refuse "\`against\` is no git ref"
rm -rf "$OUT"
mkdir -p "$OUT"

if [ -n "$against" ] && begins_here; then
  echo "::notice title=pingreg::there was no registry before this change: nothing is compared"
  against=
fi

check=(check)
[ -z "$against" ] || check+=(--changed="$against" --since=HEAD) # what is new is told by the comparison
told check.github "${check[@]}" --format=github -- "$REGISTRY" || sound $?
told check.md "${check[@]}" --format=markdown -- "$REGISTRY" || sound $?
told pingreg.sarif check --format=sarif -- "$REGISTRY" || sound $?
cat "$OUT/check.github"
errors=$(counted check.github) widening=0 breaking=0

if [ -n "$against" ]; then
  diff=(diff --registry="$REGISTRY" --merge-base)
  if ! told privacy.github "${diff[@]}" --for=privacy --format=github -- "$against" && [ ! -s "$OUT/privacy.github" ]; then
    also 'Nothing could be compared, as where the branch parted the registry cannot be understood; the log says more.'
  elif grep -Eq '^::error [^:]*,title=P[^C]' "$OUT/privacy.github"; then
    # A registry that cannot be understood is not compared, and what keeps it from that is what `check` told.
    [ "$errors" -gt 0 ] || also 'Nothing could be compared, as the registry cannot be understood.'
  else
    told code.github "${diff[@]}" --for=code --format=github -- "$against" || sound $?
    told diff.md "${diff[@]}" --format=markdown -- "$against" || sound $?
    cat "$OUT"/{privacy,code}.github
    widening=$(counted privacy.github) breaking=$(counted code.github)
  fi
fi

if [ "$GENERATED" = true ] && [ "$errors" -eq 0 ] && ! told stale generate --registry="$REGISTRY" --check; then
  quoted "$OUT/stale"
  also 'Committed outputs are stale: run `pingreg generate`, and commit what it writes.'
fi

# What widens comes first, and a check that found nothing is not worth a heading beside it.
if [ ! -e "$OUT/diff.md" ]; then
  cp "$OUT/check.md" "$OUT/comment.md"
else
  cp "$OUT/diff.md" "$OUT/comment.md"
  ! grep -q '^|' "$OUT/check.md" || { echo && tail -n +2 "$OUT/check.md"; } >>"$OUT/comment.md"
fi
[ ! -e "$OUT/also.md" ] || cat "$OUT/also.md" >>"$OUT/comment.md"
cat "$OUT/comment.md" >>"$GITHUB_STEP_SUMMARY"

case $FAIL_ON in
  error) failing=$((errors + widening + breaking)) ;;
  widening) failing=$((errors + widening)) ;;
  breaking) failing=$((errors + breaking)) ;;
  never) failing=0 ;;
esac
{
  [ "$failing" -eq 0 ] && echo verdict=pass || echo verdict=fail
  printf 'errors=%s\nwidening=%s\nbreaking=%s\nfolder=%s\n' "$errors" "$widening" "$breaking" "$OUT"
} >>"$GITHUB_OUTPUT"
