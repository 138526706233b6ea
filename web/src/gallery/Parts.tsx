import { useState } from 'react'
import { Avatar } from '../ui/Avatar.tsx'
import { Button } from '../ui/Button.tsx'
import { Callout } from '../ui/Callout.tsx'
import { Card } from '../ui/Card.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { ErrorPanel } from '../ui/ErrorPanel.tsx'
import { Facts } from '../ui/Facts.tsx'
import { DateText } from '../ui/Figures.tsx'
import { Illustration, type IllustrationName } from '../ui/illustrations/Illustration.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { notify } from '../ui/notify.ts'
import { ConfirmDialog } from '../ui/overlay/ConfirmDialog.tsx'
import { SidePanel } from '../ui/overlay/SidePanel.tsx'
import { SkeletonLines } from '../ui/Skeleton.tsx'
import { StatusBadge } from '../ui/StatusBadge.tsx'
import { type Step, Stepper } from '../ui/Stepper.tsx'
import css from './Gallery.module.css'

const steps: Step[] = [
  { id: 1, name: 'Document validation', status: 'done', message: 'PDF, 3 pages' },
  { id: 2, name: 'Text extraction', status: 'done', message: '118 lines' },
  { id: 3, name: 'Supplier identification', status: 'done', message: 'Harbour Fish Co.' },
  { id: 4, name: 'Data structuring', status: 'done' },
  { id: 5, name: 'Restaurant books', status: 'in_progress', progress: 62, message: 'Reading 3 restaurants' },
  { id: 6, name: 'Invoice matching', status: 'pending' },
  { id: 7, name: 'Result classification', status: 'error', message: 'Two currencies in one statement' },
  { id: 8, name: 'Report', status: 'pending' },
]

const drawings: IllustrationName[] = [
  'plate',
  'document',
  'invoice',
  'reconciliation',
  'crate',
  'restaurant',
  'people',
  'rail',
  'search',
  'trouble',
]
const colours = [
  'frame',
  'canvas',
  'surface',
  'sunken',
  'line',
  'ink',
  'ink-2',
  'ink-3',
  'brand',
  'brand-soft',
  'accent',
  'accent-soft',
  'success',
  'warning',
  'danger',
  'info',
  'chart-1',
  'chart-2',
  'chart-3',
  'chart-4',
  'chart-5',
]

export function Parts() {
  return (
    <>
      <Card title="Eight steps" note="Side by side at a desk">
        <Stepper label="Reconciliation" steps={steps} wide />
      </Card>
      <div className={css.grid}>
        <Card title="Down the page">
          <Stepper label="Reconciliation" steps={steps} />
        </Card>
        <Overlays />
      </div>
      <Card title="Illustrations">
        <div className={css.row}>
          {drawings.map((name) => (
            <Illustration key={name} name={name} width={150} />
          ))}
        </div>
      </Card>
      <Card title="Colours">
        <div className={css.swatches}>
          {colours.map((name) => (
            <span key={name}>
              <i style={{ background: `var(--${name})` }} />
              {name}
            </span>
          ))}
        </div>
      </Card>
    </>
  )
}

function Overlays() {
  const [open, setOpen] = useState<'confirm' | 'panel'>()
  const close = () => setOpen(undefined)
  return (
    <div className={css.stack}>
      <Callout tone="info" title="Reading in the background">
        You may leave this page; you are told when it is done.
      </Callout>
      <Callout
        tone="warning"
        title="The totals do not close"
        actions={<Button size="small">Show the lines</Button>}
      >
        Opening balance, lines and closing balance differ by 12.40.
      </Callout>
      <Callout tone="danger">The document is protected by a password.</Callout>
      <Callout tone="success">Everything on this statement is in your books.</Callout>
      <Card title="Small things">
        <div className={css.row}>
          <StatusBadge label="Draft" />
          <StatusBadge tone="info" live label="Processing" />
          <StatusBadge tone="success" label="Matched" />
          <StatusBadge tone="warning" label="Differs" />
          <StatusBadge tone="danger" label="Missing" />
          <StatusBadge tone="brand" label="Suggested" />
          <Avatar name="Olivia Owner" />
          <Avatar name="Marco Chef" />
          <Avatar name="The Cookie Jar" square />
          <KeyHint keys="mod+k" />
          <CopyButton text="copied" />
        </div>
      </Card>
      <Card title="Particulars">
        <Facts
          facts={[
            ['Supplier', 'Harbour Fish Co.'],
            ['Tax id', 'IE1234567FA'],
            ['Since', <DateText key="since" value="2024-02-01" />],
          ]}
        />
      </Card>
      <div className={css.row}>
        <Button onClick={() => setOpen('confirm')}>Confirm…</Button>
        <Button onClick={() => setOpen('panel')}>Side panel…</Button>
        <Button onClick={() => notify({ message: 'Invoice HF-20417 is paid', undo: () => undefined })}>
          Toast
        </Button>
        <Button onClick={() => notify({ message: 'That did not work', tone: 'danger' })}>Bad toast</Button>
      </div>
      <Card>
        <ErrorPanel title="This page could not be shown" text="Try again in a moment." requestId="0199d3a0" />
      </Card>
      <ConfirmDialog
        open={open === 'confirm'}
        onClose={close}
        title="Delete Harbour Fish Co.?"
        text="This cannot be undone. What goes:"
        losses={['its price list (48 prices)', '12 statements']}
        confirm="Delete supplier"
        onConfirm={async () => undefined}
        explain={String}
      />
      <SidePanel
        open={open === 'panel'}
        onClose={close}
        title="Harbour Fish Co."
        footer={<Button variant="primary">Save</Button>}
      >
        <SkeletonLines lines={6} />
      </SidePanel>
    </div>
  )
}
