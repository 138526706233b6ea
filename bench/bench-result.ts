export type BenchResult = { metric: string; value: number; unit: string; target?: number; better: 'lower' | 'higher' }
