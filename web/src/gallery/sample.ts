export interface Invoice {
  id: string
  number: string
  supplier: string
  date: string
  due: string
  status: 'active' | 'paid' | 'cancelled'
  total: number
}

/** Rows to look at; the demo's own data is the server's. */
export const invoices: Invoice[] = [
  {
    id: '1',
    number: 'HF-20417',
    supplier: 'Harbour Fish Co.',
    date: '2026-11-18',
    due: '2026-12-18',
    status: 'active',
    total: 1284.6,
  },
  {
    id: '2',
    number: 'GM-8831',
    supplier: 'Green Market Growers',
    date: '2026-11-17',
    due: '2026-12-01',
    status: 'paid',
    total: 342.15,
  },
  {
    id: '3',
    number: '2026/1190',
    supplier: 'Molino San Pietro',
    date: '2026-11-15',
    due: '2026-12-15',
    status: 'active',
    total: 98.4,
  },
  {
    id: '4',
    number: 'CN-77',
    supplier: 'Harbour Fish Co.',
    date: '2026-11-14',
    due: '2026-11-14',
    status: 'cancelled',
    total: -60,
  },
  {
    id: '5',
    number: 'DP-55021',
    supplier: 'Dublin Paper and Packaging',
    date: '2026-11-12',
    due: '2026-12-12',
    status: 'paid',
    total: 12480,
  },
]

export const week = [
  { day: 'Mon', sales: 2100, last: 1900, covers: 92 },
  { day: 'Tue', sales: 2350, last: 2200, covers: 101 },
  { day: 'Wed', sales: 2680, last: 2500, covers: 118 },
  { day: 'Thu', sales: 3120, last: 3300, covers: 139 },
  { day: 'Fri', sales: 4890, last: 4500, covers: 204 },
  { day: 'Sat', sales: 5620, last: 5400, covers: 236 },
  { day: 'Sun', sales: 3900, last: 3600, covers: 170 },
]
