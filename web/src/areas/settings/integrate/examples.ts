/** An example of a page: a fenced block whose first line names its file, as ```` ```ts first-call.ts ````. */
export interface Example {
  file: string
  code: string
}

/** The examples of a page in the order they stand. */
export function examplesOf(page: string): Example[] {
  return [...page.matchAll(/^```\w+ ([\w.-]+)\n([\s\S]*?)^```$/gm)].map(([, file, code]) => ({
    file: file!,
    code: code!,
  }))
}
