export interface MailPage {
  language: string
  title: string
  paragraphs: readonly string[]
  /** The one thing to do: a button, with its address written out below it. */
  action?: { label: string; url: string }
  /** Small print at the end. */
  footnote?: string
}

/**
 * Lays a mail out as plain text and as HTML that says the same: no pictures, no fonts and no styles from elsewhere,
 * legible where styles are taken away. Every text is escaped here and nowhere else.
 */
export function mailPage(page: MailPage): { text: string; html: string } {
  return { text: plainText(page), html: hypertext(page) }
}

function plainText({ title, paragraphs, action, footnote }: MailPage): string {
  const parts = [title, ...paragraphs]
  if (action) parts.push(`${action.label}:\n${action.url}`)
  if (footnote) parts.push(`--\n${footnote}`)
  return `${parts.join('\n\n')}\n`
}

const font = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,Helvetica,Arial,sans-serif'
const paragraph = 'margin:0 0 16px;font-size:16px;line-height:1.5'
const button =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#1f5c4a;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none'

function hypertext({ language, title, paragraphs, action, footnote }: MailPage): string {
  const body = [
    `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escaped(title)}</h1>`,
    ...paragraphs.map((text) => `<p style="${paragraph}">${escaped(text)}</p>`),
    ...(action ? buttonOf(action) : []),
    ...(footnote ? [`<p style="margin:24px 0 0;color:#5b6670;font-size:13px">${escaped(footnote)}</p>`] : []),
  ]
  return `<!doctype html>
<html lang="${escaped(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body style="margin:0;padding:24px;background:#f4f5f2;color:#1c2420;${font}">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-radius:12px">
${body.join('\n')}
</div>
</body>
</html>
`
}

function buttonOf({ label, url }: { label: string; url: string }): string[] {
  if (!/^https?:\/\//.test(url)) throw new TypeError('a mail leads to a web address')
  return [
    `<p style="margin:24px 0"><a href="${escaped(url)}" style="${button}">${escaped(label)}</a></p>`,
    `<p style="margin:0 0 16px;color:#5b6670;font-size:13px;word-break:break-all">${escaped(url)}</p>`,
  ]
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => entities[sign]!)
}
