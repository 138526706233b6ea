/** The few words the kit says by itself. English here; the shell hands over the person's language. */
export const englishWords = {
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
  copy: 'Copy',
  copied: 'Copied',
  loading: 'Loading',
  load_more: 'Load more',
  shown_of: '{shown} of {total}',
  shown_of_about: '{shown} of about {total}',
  selected: '{count} selected',
  clear_selection: 'Clear selection',
  select_all: 'Select all',
  select_row: 'Select row',
  sort_by: 'Sort by {column}',
  actions: 'Actions',
  optional: 'Optional',
  choose: 'Choose…',
  search: 'Search',
  clear: 'Clear',
  nothing_found: 'Nothing found',
  show_password: 'Show password',
  hide_password: 'Hide password',
  password_length: '8 or more characters',
  password_upper: 'An upper-case letter',
  password_lower: 'A lower-case letter',
  password_digit: 'A digit',
  drop_here: 'Let go to add',
  choose_file: 'Choose a file',
  take_photo: 'Take a photo',
  file_too_large: '{name} is larger than {limit}.',
  file_wrong_type: '{name} is not of an accepted type.',
  pending: 'Waiting',
  in_progress: 'In progress',
  done: 'Done',
  error: 'Failed',
  request_id: 'Request',
  breadcrumbs: 'You are here',
  no_value: 'None',
}

export type UiWords = typeof englishWords

/** Fills `{name}` places of a word. @example fill('{shown} of {total}', { shown: 10, total: 40 }) */
export function fill(word: string, values: Record<string, string | number>): string {
  return word.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
