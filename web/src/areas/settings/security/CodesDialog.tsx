import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import { OwnRecoveryCodes } from './RecoveryCodes.tsx'

export function CodesDialog({ codes, onClose }: { codes: string[] | undefined; onClose: () => void }) {
  const { t } = useTranslation('settings')
  return (
    <Dialog
      open={!!codes}
      onClose={onClose}
      title={t('security.codes.title')}
      size="small"
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('security.codes.kept')}
        </Button>
      }
    >
      {codes && <OwnRecoveryCodes codes={codes} />}
    </Dialog>
  )
}
