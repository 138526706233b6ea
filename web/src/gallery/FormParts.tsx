import { IconMail } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Card } from '../ui/Card.tsx'
import { DropZone } from '../ui/DropZone.tsx'
import { Checkbox, Switch } from '../ui/fields/ChoiceFields.tsx'
import { DateField } from '../ui/fields/DateField.tsx'
import { NumberField } from '../ui/fields/NumberField.tsx'
import { PasswordField } from '../ui/fields/PasswordField.tsx'
import { SelectField } from '../ui/fields/SelectField.tsx'
import { TextAreaField, TextField } from '../ui/fields/TextField.tsx'
import { useForm } from '../ui/fields/use-form.ts'
import css from './Gallery.module.css'

const kinds = [
  { value: 'statement', label: 'Statement' },
  { value: 'invoice', label: 'Invoice' },
  { value: 'credit_note', label: 'Credit note' },
]

export function FormParts() {
  const form = useForm({
    initial: {
      name: 'Harbour Fish Co.',
      email: 'not an address',
      password: 'Salmon-7',
      kind: 'statement' as string | null,
      supplier: null as string | null,
      amount: 1234.5 as number | null,
      date: '2026-11-21' as string | null,
      notes: '',
    },
    check: (values) =>
      values.email.includes('@') ? {} : { email: 'Write an address like name@place.example' },
    send: async () => undefined,
  })
  const [on, setOn] = useState(true)
  return (
    <div className={css.grid}>
      <Card
        title="A form"
        footer={
          <>
            <Button>Cancel</Button>
            <Button variant="primary" type="submit" form="gallery-form">
              Save supplier
            </Button>
          </>
        }
      >
        <form {...form.props} id="gallery-form" className={css.stack}>
          <TextField label="Name" {...form.field('name')} />
          <TextField
            label="E-mail"
            type="email"
            {...form.field('email')}
            error={form.errors.email ?? 'Write an address like name@place.example'}
            lead={<IconMail size={17} />}
          />
          <PasswordField label="Password" choosing {...form.field('password')} />
          <SelectField label="Kind" {...form.field('kind')} choices={kinds} />
          <SelectField
            label="Supplier"
            searchable
            clearable
            {...form.field('supplier')}
            choices={kinds}
            hint="Typing finds"
          />
          <NumberField label="Amount" decimals={2} unit="€" {...form.field('amount')} />
          <DateField label="Date" {...form.field('date')} />
          <TextAreaField label="Notes" optional {...form.field('notes')} placeholder="Anything to remember" />
        </form>
      </Card>
      <div className={css.stack}>
        <DropZone
          title="Drop statements and invoices here"
          hint="PDF, XLSX, XLS, ODS or CSV, up to 50 MB each"
          accept=".pdf,.xlsx,.xls,.ods,.csv"
          max_bytes={50 * 1024 ** 2}
          multiple
          camera
          onFiles={() => undefined}
        />
        <Card title="Choices">
          <Switch
            label="Active"
            checked={on}
            onChange={setOn}
            hint="Inactive suppliers are left out of lists"
          />
          <Checkbox label="Remember on this device" checked={on} onChange={setOn} />
          <Checkbox label="Some of them" checked={false} indeterminate onChange={setOn} />
        </Card>
        <Card title="Buttons">
          <div className={css.row}>
            <Button variant="primary">Primary</Button>
            <Button>Default</Button>
            <Button variant="quiet">Quiet</Button>
            <Button variant="danger">Delete</Button>
            <Button variant="primary" busy>
              Saving
            </Button>
            <Button disabled>Disabled</Button>
            <Button size="small">Small</Button>
          </div>
        </Card>
      </div>
    </div>
  )
}
