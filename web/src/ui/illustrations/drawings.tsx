import type { ReactNode } from 'react'

/** A green disc behind, paper in front, one thing in saffron: drawn in the theme's own variables. */
const paper = { fill: 'var(--surface)', stroke: 'var(--ink-3)', strokeWidth: 1.5 }
const line = { stroke: 'var(--line-strong)', strokeWidth: 3, strokeLinecap: 'round' as const }
const mark = { stroke: 'var(--accent)', strokeWidth: 3, strokeLinecap: 'round' as const }
const ink = { fill: 'none', stroke: 'var(--ink-3)', strokeWidth: 1.5, strokeLinecap: 'round' as const }

export const drawings = {
  /** A cloche: something will be served here. */
  plate: (
    <>
      <path d="M40 82a40 40 0 0 1 80 0Z" {...paper} />
      <path d="M54 76a27 27 0 0 1 20-22" {...mark} fill="none" />
      <rect x="30" y="82" width="100" height="8" rx="4" {...paper} />
      <circle cx="80" cy="37" r="5" {...paper} />
    </>
  ),
  /** A document with lines that were read. */
  document: (
    <>
      <path d="M56 20h36l18 18v54a4 4 0 0 1-4 4H56a4 4 0 0 1-4-4V24a4 4 0 0 1 4-4Z" {...paper} />
      <path d="M92 20v18h18" {...ink} />
      <path d="M62 50h30M62 61h38M62 83h18" {...line} />
      <path d="M62 72h38" {...mark} />
    </>
  ),
  /** A bill from the printer, torn at its foot. */
  invoice: (
    <>
      <path d="M54 18h52v78l-6.5-5-6.5 5-6.5-5-6.5 5-6.5-5-6.5 5-6.5-5-6.5 5Z" {...paper} />
      <path d="M64 34h22M64 46h14M64 58h18" {...line} />
      <path d="M94 46h3M92 58h5" {...line} />
      <path d="M84 74h13" {...mark} />
    </>
  ),
  /** Two columns and what joins them. */
  reconciliation: (
    <>
      <rect x="28" y="24" width="40" height="68" rx="5" {...paper} />
      <rect x="92" y="24" width="40" height="68" rx="5" {...paper} />
      <path d="M38 38h20M38 54h20M38 70h14M102 38h20M102 54h14M102 70h20" {...line} />
      <path d="M68 38h24M68 54h24" {...mark} />
      <path d="M68 70c12 0 12 12 24 12" {...ink} strokeDasharray="3 4" />
    </>
  ),
  /** A crate at the back door. */
  crate: (
    <>
      <path d="M62 50c0-14 8-24 18-24s18 10 18 24" {...paper} />
      <path d="M80 26c0-6 4-10 10-10" {...mark} fill="none" />
      <rect x="36" y="50" width="88" height="44" rx="4" {...paper} />
      <path d="M36 64h88M36 79h88M58 50v44M102 50v44" {...ink} />
    </>
  ),
  /** A front with its awning. */
  restaurant: (
    <>
      <rect x="40" y="46" width="80" height="48" rx="3" {...paper} />
      <path
        d="M34 28h92l6 20a11 11 0 0 1-21 0 10.5 10.5 0 0 1-21 0 10.5 10.5 0 0 1-21 0 10.5 10.5 0 0 1-21 0 11 11 0 0 1-20 0Z"
        {...paper}
      />
      <path d="M48 28l-4 20M69 28v20M90 28v20M112 28l4 20" {...ink} />
      <rect x="52" y="66" width="22" height="28" {...paper} />
      <path d="M86 70h24" {...mark} />
    </>
  ),
  /** The team at the pass. */
  people: (
    <>
      <circle cx="56" cy="52" r="11" {...paper} />
      <circle cx="104" cy="52" r="11" {...paper} />
      <path d="M36 92a20 20 0 0 1 40 0ZM84 92a20 20 0 0 1 40 0Z" {...paper} />
      <path d="M58 92a22 22 0 0 1 44 0Z" {...paper} />
      <circle cx="80" cy="46" r="13" {...paper} />
      <path d="M68 36c-6-2-5-13 3-12 2-7 16-7 18 0 8-1 9 10 3 12Z" {...paper} />
      <path d="M72 92h16" {...mark} />
    </>
  ),
  /** A rail with tickets: nothing waits. */
  rail: (
    <>
      <path d="M24 26h112" {...ink} strokeWidth="4" />
      <path d="M38 26h24v44l-4-3-4 3-4-3-4 3-4-3-4 3Z" {...paper} />
      <path d="M68 26h24v60l-4-3-4 3-4-3-4 3-4-3-4 3Z" {...paper} />
      <path d="M98 26h24v36l-4-3-4 3-4-3-4 3-4-3-4 3Z" {...paper} />
      <path d="M45 40h10M45 50h10M75 40h10M75 50h10M105 40h10" {...line} />
      <path d="M75 62h6" {...mark} />
    </>
  ),
  /** A glass over nothing. */
  search: (
    <>
      <circle cx="74" cy="54" r="26" {...paper} />
      <path d="M94 74l20 20" {...ink} strokeWidth="5" />
      <path d="M60 50a15 15 0 0 1 12-11" {...mark} fill="none" />
    </>
  ),
  /** A pan that burnt. */
  trouble: (
    <>
      <path d="M34 62h66v8a22 22 0 0 1-22 22H56a22 22 0 0 1-22-22Z" {...paper} />
      <path d="M100 66h34" {...ink} strokeWidth="5" />
      <path d="M54 50c-5-6 5-9 0-16M68 50c-5-6 5-9 0-16M82 50c-5-6 5-9 0-16" {...mark} fill="none" />
    </>
  ),
} satisfies Record<string, ReactNode>
