// Runs before the first paint, so that a dark room never sees a white flash.
// A file of its own because the content security policy allows no inline script.
;(() => {
  let kept = null
  try {
    kept = localStorage.getItem('brigade-theme')
  } catch {
    // Storage may be forbidden; the system's choice holds then.
  }
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
