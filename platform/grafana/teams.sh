#!/usr/bin/env bash
#
# Makes the teams of a file and gives them their rights on folders. Grafana reads teams from no file when it
# starts, so they are asked of its API; running it again changes nothing.
#
#   GRAFANA_TOKEN_FILE=token platform/grafana/teams.sh https://grafana.example.com platform/grafana/teams.txt

set -euo pipefail

grafana=${1:?the address of Grafana}
file=${2:?the file of teams}
token=$(<"${GRAFANA_TOKEN_FILE:?the file with the token of a service account that is Admin}")

# method, path, body: the answer, or what went wrong. The token is on no command line.
ask() {
  local body=()
  [[ $# -lt 3 ]] || body=(-H 'Content-Type: application/json' --data-binary "$3")
  curl -sS --fail-with-body -X "$1" "${body[@]}" -K - "$grafana$2" <<<"header = \"Authorization: Bearer $token\"" ||
    { echo "$1 $grafana$2 failed" >&2; exit 1; }
}

lines() { sed -E 's/#.*//; /^[[:space:]]*$/d' "$file"; }

id_of() {
  local encoded id
  encoded=$(printf %s "$1" | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g')
  id=$(ask GET "/api/teams/search?name=$encoded" | sed -nE 's/.*"teams":\[\{[^]]*"id":([0-9]+).*/\1/p')
  [[ -n $id ]] || id=$(ask POST /api/teams "{\"name\":\"$1\"}" | sed -nE 's/.*"teamId":([0-9]+).*/\1/p')
  [[ -n $id ]] || { echo "Grafana gave team $1 no id" >&2; exit 1; }
  echo "$id"
}

for folder in $(lines | awk '{print $2}' | sort -u); do
  items=
  while read -r team _ permission; do
    case $permission in
      view) level=1 ;;
      edit) level=2 ;;
      admin) level=4 ;;
      *) echo "$file: the permission of $team on $folder must be view, edit or admin, not \"$permission\"" >&2; exit 2 ;;
    esac
    # A star is everybody who may look at all.
    if [[ $team == "*" ]]; then who='"role":"Viewer"'; else id=$(id_of "$team"); who="\"teamId\":$id"; fi
    items+="${items:+,}{$who,\"permission\":$level}"
  done < <(lines | awk -v folder="$folder" '$2 == folder')
  # What is not in the list is taken away.
  ask POST "/api/folders/$folder/permissions" "{\"items\":[$items]}" >/dev/null
  echo "$folder: $(lines | awk -v folder="$folder" '$2 == folder {printf "%s%s %s", sep, $1, $3; sep=", "}')"
done
