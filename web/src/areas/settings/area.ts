import {
  IconBuildingStore,
  IconBuildingWarehouse,
  IconFileZip,
  IconHistory,
  IconPalette,
  IconPlus,
  IconSettings,
  IconUserPlus,
  IconUserShield,
} from '@tabler/icons-react'
import type { Area } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'

export const area: Area = {
  id: 'settings',
  pages: [
    { path: '/settings', load: () => import('./SettingsIndexPage.tsx') },
    { path: '/settings/organization', load: () => import('./organization/OrganizationPage.tsx') },
    { path: '/settings/restaurants', load: () => import('./restaurants/RestaurantsPage.tsx') },
    { path: '/settings/restaurants/new', load: () => import('./restaurants/NewRestaurantPage.tsx') },
    { path: '/settings/restaurants/$id', load: () => import('./restaurants/RestaurantPage.tsx') },
    { path: '/settings/stores', load: () => import('./stores/StoresPage.tsx') },
    { path: '/settings/people', load: () => import('./people/PeoplePage.tsx') },
    { path: '/settings/audit-log', load: () => import('./audit/AuditLogPage.tsx') },
    { path: '/settings/data', load: () => import('./privacy/DataPage.tsx') },
    { path: '/settings/appearance', load: () => import('./AppearancePage.tsx') },
  ],
  nav: [{ group: 'settings', label: 'nav', icon: IconSettings, href: paths.settings(), keys: 'g ,' }],
  commands: [
    {
      id: 'settings.restaurants',
      label: 'commands.restaurants',
      icon: IconBuildingStore,
      href: paths.restaurants(),
      permission: 'restaurants.read',
    },
    {
      id: 'settings.new_restaurant',
      label: 'commands.new_restaurant',
      icon: IconPlus,
      href: paths.newRestaurant(),
      permission: 'restaurants.create',
    },
    {
      id: 'settings.stores',
      label: 'commands.stores',
      icon: IconBuildingWarehouse,
      href: paths.stores(),
      permission: 'stores.read',
    },
    {
      id: 'settings.new_person',
      label: 'commands.new_person',
      icon: IconUserPlus,
      href: paths.newPerson(),
      permission: 'users.manage',
    },
    {
      id: 'settings.roles',
      label: 'commands.roles',
      icon: IconUserShield,
      href: paths.roles(),
      permission: 'users.read',
    },
    {
      id: 'settings.audit_log',
      label: 'commands.audit_log',
      icon: IconHistory,
      href: paths.auditLog(),
      permission: 'audit.read',
    },
    {
      id: 'settings.data',
      label: 'commands.data',
      icon: IconFileZip,
      href: paths.data(),
    },
    {
      id: 'settings.appearance',
      label: 'commands.appearance',
      icon: IconPalette,
      href: paths.appearance(),
    },
  ],
  live: {
    exports: ['GET /privacy/exports'],
    organizations: ['GET /organizations/{id}', 'GET /auth/me'],
    users: ['GET /users', 'GET /auth/me'],
    restaurants: ['GET /settings/restaurants', 'GET /settings/restaurants/{id}'],
    stores: ['GET /settings/stores'],
  },
}
