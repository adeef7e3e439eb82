#!/usr/bin/env bash
# Keeps one comment on a pull request up to date: the one that begins with the mark and was written by this token.
# A token that may not write, as that of a fork, is no failure: annotations and summary stand.
#
#   GH_TOKEN   a token that may write pull requests    BODY   a file in Markdown that begins with the mark
#   NUMBER     of the pull request                     GITHUB_REPOSITORY   owner/name
set -euo pipefail

mark='<!-- pingreg -->'
query='query($owner: String!, $name: String!, $number: Int!, $endCursor: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) {
    comments(first: 100, after: $endCursor) {
      nodes { fullDatabaseId body viewerDidAuthor } pageInfo { hasNextPage endCursor }
    } } } }'
ours='.data.repository.pullRequest.comments.nodes[]
  | select(.viewerDidAuthor and (.body | startswith("<!-- pingreg -->"))) | .fullDatabaseId'

leave() {
  echo "::notice title=pingreg::$1"
  exit 0
}

[[ $NUMBER =~ ^[0-9]+$ ]] || leave "no comment: this run is of no pull request"
# A link in the place of the file could lead to anything that this token's job can read.
if [ -L "$BODY" ] || [ ! -f "$BODY" ] || [ "$(head -n 1 -- "$BODY")" != "$mark" ]; then
  leave "no comment: there is no file that begins with the mark"
fi

found=$(gh api graphql --paginate -f owner="${GITHUB_REPOSITORY%/*}" -f name="${GITHUB_REPOSITORY#*/}" \
  -F number="$NUMBER" -f query="$query" --jq "$ours") ||
  leave "no comment: the token may not read comments; the summary says the same"
id=${found%%$'\n'*}
if [[ $id =~ ^[0-9]+$ ]]; then
  call=(--method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id")
elif [ "$(wc -l <"$BODY")" -gt 2 ]; then # more than the mark and a heading
  call=(--method POST "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments")
else
  exit 0 # nothing is told, and nothing to take back
fi
gh api --silent "${call[@]}" -F body=@"$BODY" ||
  leave "no comment: the token may not write one, as for a pull request from a fork; the summary says the same"
