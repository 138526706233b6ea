import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

type Values = Record<string, string | undefined>

/**
 * Filters, sort and search of a page, kept in its address so that links, reload and Back keep them.
 * What equals its default is left out. @example const [search, setSearch] = useSearchState({ sort: '-upload_date' })
 */
export function useSearchState<V extends Values>(defaults: V): [V, (changes: Partial<V>) => void] {
  const address = useSearch({ strict: false }) as Values
  const navigate = useNavigate()
  const kept = JSON.stringify(defaults)
  const values = useMemo(() => {
    const names = Object.keys(JSON.parse(kept) as Values)
    const own = JSON.parse(kept) as Values
    return Object.fromEntries(names.map((name) => [name, address[name] ?? own[name]])) as V
  }, [address, kept])
  const set = useCallback(
    (changes: Partial<V>) => {
      const own = JSON.parse(kept) as Values
      const search = (before: Values) => {
        const next = { ...before, ...changes }
        for (const [name, value] of Object.entries(next)) if (!value || value === own[name]) delete next[name]
        return next
      }
      void navigate({ to: '.', search: search as never, replace: true })
    },
    [navigate, kept],
  )
  return [values, set]
}
