import { IconExternalLink } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../shell/paths.ts'
import { TextField } from '../../../ui/fields/TextField.tsx'
import { slugOf } from './restaurant-values.ts'
import css from './SlugField.module.css'

interface SlugFieldProps {
  name: string
  value: string
  onChange: (value: string) => void
  error?: string
  /** The name it is made of until somebody writes another. */
  follows?: string
}

/** The restaurant's address for guests, seen while it is written. */
export function SlugField({ value, onChange, follows, error, name }: SlugFieldProps) {
  const { t } = useTranslation('settings')
  const own = useRef(false)
  useEffect(() => {
    if (follows === undefined || own.current || slugOf(follows) === value) return
    onChange(slugOf(follows))
  }, [follows, value, onChange])
  const write = (text: string) => {
    own.current = text !== ''
    // A hyphen at the end is on its way to the next word.
    onChange(slugOf(text) + (/[\s-]$/.test(text) && slugOf(text) ? '-' : ''))
  }
  const address = paths.guestPage(value.replace(/-$/, '') || '…')
  return (
    <TextField
      label={t('restaurants.slug')}
      name={name}
      value={value}
      onChange={write}
      onBlur={() => value.endsWith('-') && onChange(slugOf(value))}
      error={error}
      maxLength={60}
      autoComplete="off"
      hint={
        <span className={css.preview}>
          <span>{t('restaurants.slug_hint')}</span>
          <span className={css.address}>
            {location.host}
            <b>{address}</b>
          </span>
          {follows === undefined && (
            <a href={address} target="_blank" rel="noreferrer">
              {t('restaurants.open_page')}
              <IconExternalLink size={14} aria-hidden />
            </a>
          )}
        </span>
      }
    />
  )
}
