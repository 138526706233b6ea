/** One measured figure of a bench; `better` says in which direction it improves. */
export type BenchResult = {
  metric: string
  value: number
  unit: string
  target?: number
  better: 'lower' | 'higher'
}
