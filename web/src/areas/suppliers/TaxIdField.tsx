import { IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../shell/me.ts'
import { TextField } from '../../ui/fields/TextField.tsx'
import css from './suppliers.module.css'
import { checkTaxId } from './tax-id.ts'

interface TaxIdFieldProps {
  name: string
  value: string
  onChange: (value: string) => void
  error?: string
}

/** Takes any tax id; a CNPJ or CPF is checked as soon as it is complete, and gets its signs when left. */
export function TaxIdField({ name, value, onChange, error }: TaxIdFieldProps) {
  const { t } = useTranslation('suppliers')
  const { country } = useMe().organization
  const checked = checkTaxId(value, country)
  const right = checked.state === 'right'
  const wrong =
    checked.state === 'wrong'
      ? t(`tax.${checked.reason}`, { kind: checked.kind, defaultValue: t('tax.wrong', checked) })
      : undefined
  return (
    <TextField
      label={t('tax_id')}
      optional
      name={name}
      value={value}
      onChange={onChange}
      onBlur={() => right && onChange(checked.formatted)}
      maxLength={40}
      autoComplete="off"
      error={error ?? wrong}
      hint={
        right ? (
          <span className={css.right}>
            <IconCircleCheck size={15} aria-hidden />
            {t('tax.right', { kind: checked.kind })}
          </span>
        ) : (
          t(country === 'BR' ? 'tax.hint_br' : 'tax.hint')
        )
      }
    />
  )
}
