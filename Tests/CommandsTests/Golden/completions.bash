# bash completion for cutsheet, written by 'cutsheet completions bash'
_cutsheet() {
  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local command= words= kind= i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$command:${COMP_WORDS[i]}" in
      ":crate") command="crate" ;;
      ":sample") command="sample" ;;
      "crate:open") command="crate open" ;;
      "crate:close") command="crate close" ;;
    esac
  done
  case "$command:$previous" in
    ":--project") kind=folders ;;
    ":--env") : ;;
    ":--tenant") : ;;
    ":--target") : ;;
    ":--format") words="text markdown json sarif junit html dot mermaid svg" ;;
    ":--output") kind=files ;;
    ":--events") kind=files ;;
    ":--trace") kind=files ;;
    "sample:--count") : ;;
    "sample:--wait") : ;;
    "sample:--label") : ;;
    "sample:--project") kind=folders ;;
    "sample:--env") : ;;
    "sample:--tenant") : ;;
    "sample:--target") : ;;
    "sample:--format") words="text markdown json" ;;
    "sample:--output") kind=files ;;
    "sample:--events") kind=files ;;
    "sample:--trace") kind=files ;;
    "crate open:--project") kind=folders ;;
    "crate open:--env") : ;;
    "crate open:--tenant") : ;;
    "crate open:--target") : ;;
    "crate open:--format") words="text json" ;;
    "crate open:--output") kind=files ;;
    "crate open:--events") kind=files ;;
    "crate open:--trace") kind=files ;;
    "crate close:--project") kind=folders ;;
    "crate close:--env") : ;;
    "crate close:--tenant") : ;;
    "crate close:--target") : ;;
    "crate close:--format") words="text json" ;;
    "crate close:--output") kind=files ;;
    "crate close:--events") kind=files ;;
    "crate close:--trace") kind=files ;;
    *)
      case "$command" in
        "") words="crate sample --project --env --tenant --target --format --output --yes --no-color --quiet --verbose --events --trace --help --version" ;;
        "crate") words="open close" ;;
        "sample") words="bash zsh fish --count --wait --label --dry-run --project --env --tenant --target --format --output --yes --no-color --quiet --verbose --events --trace --help --version" kind=files ;;
        "crate open") words="--project --env --tenant --target --format --output --yes --no-color --quiet --verbose --events --trace --help --version" ;;
        "crate close") words="--project --env --tenant --target --format --output --yes --no-color --quiet --verbose --events --trace --help --version" ;;
      esac
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  case $kind in
    files) compopt -o filenames; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word") ;;
    folders) compopt -o filenames; mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$word") ;;
  esac
}
complete -F _cutsheet cutsheet
