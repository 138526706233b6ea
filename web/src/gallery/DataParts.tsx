import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { BarChart, LineChart } from '../ui/charts/Chart.tsx'
import { Sparkline } from '../ui/charts/Sparkline.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { DateText, Money, Num, Percent } from '../ui/Figures.tsx'
import { formatMoney } from '../ui/format.ts'
import { notify } from '../ui/notify.ts'
import { ActionMenu } from '../ui/overlay/ActionMenu.tsx'
import { Toolbar } from '../ui/Page.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { Stat, StatRow } from '../ui/Stat.tsx'
import { StatusBadge, type Tone } from '../ui/StatusBadge.tsx'
import { Tabs } from '../ui/Tabs.tsx'
import { type Column, DataTable } from '../ui/table/DataTable.tsx'
import css from './Gallery.module.css'
import { type Invoice, invoices, week } from './sample.ts'

const tones: Record<Invoice['status'], Tone> = { active: 'info', paid: 'success', cancelled: 'neutral' }

const columns: Column<Invoice>[] = [
  { id: 'number', header: 'Invoice', cell: (row) => row.number, sort: 'number' },
  { id: 'supplier', header: 'Supplier', cell: (row) => row.supplier, sort: 'supplier' },
  { id: 'date', header: 'Date', cell: (row) => <DateText value={row.date} />, sort: 'date' },
  { id: 'due', header: 'Due', cell: (row) => <DateText value={row.due} />, wide_only: true },
  {
    id: 'status',
    header: 'Status',
    cell: (row) => <StatusBadge tone={tones[row.status]} label={row.status} />,
  },
  {
    id: 'total',
    header: 'Total',
    cell: (row) => <Money value={row.total} />,
    align: 'end',
    sort: 'total',
    phone: 'corner',
  },
]

export function DataParts() {
  return (
    <>
      <StatRow>
        <Stat
          label="Sales today"
          value={<Money value={4182.5} />}
          note="12 % above forecast"
          chart={<Sparkline label="Sales" values={[3, 4, 3.4, 5, 4.6, 6, 6.2]} />}
        />
        <Stat label="Food cost" value={<Percent value={0.284} />} note="Target 28 %" href="#food" />
        <Stat
          label="Labour"
          value={<Percent value={0.312} />}
          note={<Num value={1.2} signed unit="points" tone="up_is_bad" />}
        />
        <Stat label="Waits for you" value={<Num value={3} />} note="2 invoices, 1 statement" />
      </StatRow>
      <TableParts />
      <div className={css.grid}>
        <Card title="Sales by day" note="This week against last">
          <BarChart
            label="Sales by day"
            rows={week}
            by="day"
            series={[
              { name: 'sales', label: 'This week' },
              { name: 'last', label: 'Last week' },
            ]}
            format={(value) => formatMoney(value, 'en', 'EUR', { compact: true })}
          />
        </Card>
        <Card title="Covers">
          <LineChart
            label="Covers"
            rows={week}
            by="day"
            series={[{ name: 'covers', label: 'Covers' }]}
            format={String}
          />
        </Card>
      </div>
      <div className={css.grid}>
        <Card flush title="Suppliers">
          <DataTable
            bare
            label="Loading"
            columns={columns.slice(0, 3)}
            rows={undefined}
            rowKey={(row) => row.id}
          />
        </Card>
        <Card>
          <EmptyState
            illustration="document"
            title="No documents yet"
            text="Drop what your suppliers send: statements are settled against your books, invoices are read for you."
            action={<Button variant="primary">Add a document</Button>}
            link={{ label: 'See it with demo data', href: '#demo' }}
          />
        </Card>
      </div>
    </>
  )
}

function TableParts() {
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<string | undefined>('-date')
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  const [tab, setTab] = useState('all')
  const rows = invoices.filter((row) => row.supplier.toLowerCase().includes(search.toLowerCase()))
  return (
    <Tabs
      label="Invoices"
      value={tab}
      onChange={setTab}
      tabs={[
        { value: 'all', label: 'All', count: 42 },
        { value: 'open', label: 'To pay', count: 7, tone: 'warning' },
        { value: 'late', label: 'Overdue', count: 2, tone: 'danger' },
        { value: 'paid', label: 'Paid', count: 33 },
      ]}
    >
      <Toolbar search={<SearchField value={search} onSearch={setSearch} label="Search invoices" />}>
        <Button icon={<IconPlus size={16} />} variant="primary">
          New invoice
        </Button>
      </Toolbar>
      <DataTable
        label="Invoices"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `#${row.id}`}
        rowActions={() => (
          <ActionMenu
            entries={[
              {
                label: 'Mark as paid',
                onSelect: () => notify({ message: 'Marked as paid', undo: () => undefined }),
              },
              null,
              { label: 'Delete', tone: 'danger' },
            ]}
          />
        )}
        sort={sort}
        onSort={setSort}
        selection={{ keys, onChange: setKeys, actions: <Button size="small">Pay</Button> }}
        total={42}
        more={{ load: () => undefined, busy: false }}
      />
    </Tabs>
  )
}
