#compdef cutsheet
# zsh completion for cutsheet, written by 'cutsheet completions zsh'
_cutsheet() {
  local -a next
  local command= i
  for ((i = 2; i < CURRENT; i++)); do
    case "$command:$words[i]" in
      ":crate") command="crate" ;;
      ":sample") command="sample" ;;
      "crate:open") command="crate open" ;;
      "crate:close") command="crate close" ;;
    esac
  done
  case "$command" in
    "")
      next=(
        'crate:Commands about '\''crate'\'''
        'sample:Make a sample of everything that can be declared'
      )
      _describe command next
      ;;
    "crate")
      next=(
        'open:Do '\''crate open'\'''
        'close:Do '\''crate close'\'''
      )
      _describe command next
      ;;
    "sample")
      _arguments \
        '--count=[How many to make.]:N:' \
        '--wait=[How long to wait.]:TIME:' \
        '*--label=[A label.]:TEXT:' \
        '--dry-run[Only show what would happen.]' \
        '--project=[The folder of the project.]:DIR:_files -/' \
        '--env=[The environment\: its overlay and its state.]:NAME:' \
        '--tenant=[Only this tenant; all when left out.]:NAME:' \
        '*--target=[Only resources whose address fits, such as '\''cloud/queues/Support*'\''.]:ADDRESS:' \
        '--format=[How the result is written.]:FORMAT:(text markdown json)' \
        '--output=[Write the result there instead of standard output.]:FILE:_files' \
        '--yes[Answer every question with yes.]' \
        '--no-color[Write without colours; so does NO_COLOR.]' \
        '--quiet[Show no progress, only results and problems.]' \
        '--verbose[Say more about what happens.]' \
        '--events=[Write progress there, one JSON object a line.]:FILE:_files' \
        '--trace=[Record every exchange with a vendor there, secrets redacted.]:FILE:_files' \
        '--help[Show help.]' \
        '--version[Show the version.]' \
        '*:word:(bash zsh fish)'
      ;;
    "crate open")
      _arguments \
        '--project=[The folder of the project.]:DIR:_files -/' \
        '--env=[The environment\: its overlay and its state.]:NAME:' \
        '--tenant=[Only this tenant; all when left out.]:NAME:' \
        '*--target=[Only resources whose address fits, such as '\''cloud/queues/Support*'\''.]:ADDRESS:' \
        '--format=[How the result is written.]:FORMAT:(text json)' \
        '--output=[Write the result there instead of standard output.]:FILE:_files' \
        '--yes[Answer every question with yes.]' \
        '--no-color[Write without colours; so does NO_COLOR.]' \
        '--quiet[Show no progress, only results and problems.]' \
        '--verbose[Say more about what happens.]' \
        '--events=[Write progress there, one JSON object a line.]:FILE:_files' \
        '--trace=[Record every exchange with a vendor there, secrets redacted.]:FILE:_files' \
        '--help[Show help.]' \
        '--version[Show the version.]' \
        '*:word:'
      ;;
    "crate close")
      _arguments \
        '--project=[The folder of the project.]:DIR:_files -/' \
        '--env=[The environment\: its overlay and its state.]:NAME:' \
        '--tenant=[Only this tenant; all when left out.]:NAME:' \
        '*--target=[Only resources whose address fits, such as '\''cloud/queues/Support*'\''.]:ADDRESS:' \
        '--format=[How the result is written.]:FORMAT:(text json)' \
        '--output=[Write the result there instead of standard output.]:FILE:_files' \
        '--yes[Answer every question with yes.]' \
        '--no-color[Write without colours; so does NO_COLOR.]' \
        '--quiet[Show no progress, only results and problems.]' \
        '--verbose[Say more about what happens.]' \
        '--events=[Write progress there, one JSON object a line.]:FILE:_files' \
        '--trace=[Record every exchange with a vendor there, secrets redacted.]:FILE:_files' \
        '--help[Show help.]' \
        '--version[Show the version.]' \
        '*:word:'
      ;;
  esac
}
_cutsheet "$@"
