import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../../shell/me.ts'
import { saveFile } from '../../../shell/save-file.ts'
import { Button } from '../../../ui/Button.tsx'
import { Callout } from '../../../ui/Callout.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import css from './security.module.css'

/** Ten codes, in sight this once. */
export function RecoveryCodes({ codes, email }: { codes: readonly string[]; email: string }) {
  const { t } = useTranslation('settings')
  const text = `${t('security.codes.file', { email })}\n\n${codes.join('\n')}\n`
  const save = () =>
    saveFile({ blob: new Blob([text], { type: 'text/plain' }), name: undefined }, 'brigade-codes.txt')
  return (
    <div className={css.stacked}>
      <Callout tone="warning">{t('security.codes.keep')}</Callout>
      <ol className={css.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className={css.row}>
        <Button icon={<IconDownload size={17} />} onClick={save}>
          {t('security.codes.save')}
        </Button>
        <CopyButton text={codes.join('\n')} label={t('security.codes.copy')} />
      </div>
    </div>
  )
}

export const OwnRecoveryCodes = ({ codes }: { codes: readonly string[] }) => (
  <RecoveryCodes codes={codes} email={useMe().email} />
)
