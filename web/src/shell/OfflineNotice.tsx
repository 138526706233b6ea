import { IconWifiOff } from '@tabler/icons-react'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import css from './OfflineNotice.module.css'

function subscribe(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

export const useOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine)

export function OfflineNotice() {
  const { t } = useTranslation()
  if (useOnline()) return null
  return (
    <p className={css.notice} role="status">
      <IconWifiOff size={16} aria-hidden />
      {t('offline')}
    </p>
  )
}
