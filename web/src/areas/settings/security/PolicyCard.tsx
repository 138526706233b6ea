import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../shell/api.ts'
import { explain } from '../../../shell/explain.ts'
import { useMe } from '../../../shell/me.ts'
import { apiQuery, refresh } from '../../../shell/queries.ts'
import { Callout } from '../../../ui/Callout.tsx'
import { Card } from '../../../ui/Card.tsx'
import { notify } from '../../../ui/notify.ts'
import { refreshSecurity, type Standing } from './queries.ts'
import css from './security.module.css'

type Policy = Standing['policy']

const policies = ['optional', 'admins', 'everyone'] as const satisfies Policy[]

/** Who must have a second factor, and how many have. */
export function PolicyCard({ standing }: { standing: Standing }) {
  const { t } = useTranslation('settings')
  const { organization } = useMe()
  const [chosen, setChosen] = useState<Policy>()
  const [problem, setProblem] = useState<string>()
  const count = useCount()
  const choose = async (second_factor_policy: Policy) => {
    setChosen(second_factor_policy)
    setProblem(undefined)
    try {
      const params = { id: organization.id }
      await api('PUT /organizations/{id}', { params, body: { second_factor_policy } })
      notify({ message: t('saved') })
      await Promise.all([refreshSecurity(), refresh('GET /organizations/{id}')])
    } catch (error) {
      setProblem(explain(error, t))
    } finally {
      setChosen(undefined)
    }
  }
  return (
    <Card title={t('security.policy.title')} note={count ?? t('security.policy.note')}>
      <div className={css.stacked}>
        {problem && <Callout tone="danger">{problem}</Callout>}
        <fieldset className={css.policies} disabled={chosen !== undefined}>
          <legend className="visually-hidden">{t('security.policy.title')}</legend>
          {policies.map((policy) => (
            <label key={policy}>
              <input
                type="radio"
                name="second_factor_policy"
                checked={(chosen ?? standing.policy) === policy}
                onChange={() => void choose(policy)}
              />
              <span>
                <strong>{t(`security.policy.${policy}`)}</strong>
                <small>{t(`security.policy.${policy}_text`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
      </div>
    </Card>
  )
}

const most = 200

/** Undefined for more people than one page holds. */
function useCount(): string | undefined {
  const { t } = useTranslation('settings')
  const { data } = useQuery(apiQuery('GET /users', { query: { limit: most, is_active: true } }))
  if (!data || data.total > most) return undefined
  const count = data.items.filter(({ has_second_factor }) => has_second_factor).length
  return t('security.policy.count', { count, total: data.total })
}
