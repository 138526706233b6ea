import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { openSocket } from '../../../shell/live.ts'
import { queries, refresh } from '../../../shell/queries.ts'
import { isRunning, type RunStatus, statusQuery } from '../queries.ts'
import { mergeRun } from './merge-run.ts'

/** Asked this often while the socket is silent, and as a second fence while it speaks. */
const ALONE_MS = 2000
const BESIDE_SOCKET_MS = 10_000

/** A reconciliation that runs, step by step: by its socket, by asking where there is none. */
export function useRun(id: string): RunStatus | undefined {
  const [is_heard, setHeard] = useState(false)
  const query = statusQuery(id)
  const { data } = useQuery({
    ...query,
    refetchInterval: ({ state }) => {
      if (state.data && !isRunning(state.data)) return false
      return is_heard ? BESIDE_SOCKET_MS : ALONE_MS
    },
  })
  const is_over = data !== undefined && !isRunning(data)
  useEffect(() => {
    if (is_over) return
    const { queryKey } = statusQuery(id)
    return openSocket(`/ws/supplier/reconciliation/${id}`, {
      onMessage(message) {
        setHeard(true)
        queries.setQueryData<RunStatus>(queryKey, (before) => mergeRun(before, message))
      },
    })
  }, [id, is_over])
  useEffect(() => {
    if (!is_over) return
    void refresh(
      'GET /supplier/reconciliation/{id}',
      'GET /supplier/reconciliation',
      'GET /supplier/documents/{id}',
    )
  }, [is_over])
  return data
}
