import {
  type Icon,
  IconApi,
  IconBookUpload,
  IconBuilding,
  IconBuildingStore,
  IconBuildingWarehouse,
  IconDevices,
  IconFileZip,
  IconHistory,
  IconKey,
  IconMail,
  IconMailbox,
  IconPalette,
  IconShieldLock,
  IconUserShield,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'
import { useCan } from '../../../shell/me.ts'
import { paths } from '../../../shell/paths.ts'

interface Section {
  id: string
  icon: Icon
  href: string
  permission?: string
}

/** The settings in the order of the list; `sections.*` names them. */
export const sections = [
  { id: 'organization', icon: IconBuilding, href: paths.organization(), permission: 'organization.read' },
  { id: 'restaurants', icon: IconBuildingStore, href: paths.restaurants(), permission: 'restaurants.read' },
  { id: 'stores', icon: IconBuildingWarehouse, href: paths.stores(), permission: 'stores.read' },
  { id: 'people', icon: IconUsers, href: paths.people(), permission: 'users.read' },
  { id: 'roles', icon: IconUserShield, href: paths.roles() },
  { id: 'mails', icon: IconMail, href: paths.mails(), permission: 'users.manage' },
  { id: 'tokens', icon: IconKey, href: paths.apiTokens(), permission: 'tokens.manage' },
  { id: 'webhooks', icon: IconWebhook, href: paths.webhooks(), permission: 'webhooks.read' },
  { id: 'inbox', icon: IconMailbox, href: paths.mailIn(), permission: 'documents.inbox' },
  { id: 'posting', icon: IconBookUpload, href: paths.posting(), permission: 'invoices.read' },
  { id: 'integrate', icon: IconApi, href: paths.integrate() },
  { id: 'audit_log', icon: IconHistory, href: paths.auditLog(), permission: 'audit.read' },
  { id: 'data', icon: IconFileZip, href: paths.data() },
  { id: 'security', icon: IconShieldLock, href: paths.security() },
  { id: 'sessions', icon: IconDevices, href: paths.sessions() },
  { id: 'appearance', icon: IconPalette, href: paths.appearance() },
] as const satisfies readonly Section[]

export type SectionId = (typeof sections)[number]['id']

/** Those this person may open. */
export function useSections(): readonly Section[] {
  const can = useCan()
  return (sections as readonly Section[]).filter(({ permission }) => can(permission))
}
