import { IconCloudUpload, IconFileText } from '@tabler/icons-react'
import type { Area } from '../../shell/area.ts'
import { paths } from '../../shell/paths.ts'

export const area: Area = {
  id: 'documents',
  pages: [
    { path: '/documents', load: () => import('./DocumentsPage.tsx') },
    { path: '/documents/$id', load: () => import('./DocumentPage.tsx') },
  ],
  nav: [
    {
      group: 'supplier',
      label: 'nav',
      icon: IconFileText,
      href: paths.documents(),
      permission: 'documents.read',
      keys: 'g d',
      tab: true,
    },
  ],
  commands: [
    {
      id: 'upload_document',
      label: 'command',
      icon: IconCloudUpload,
      href: `${paths.documents()}?upload=1`,
      permission: 'documents.upload',
      keys: 'u',
    },
  ],
  live: {
    documents: ['GET /supplier/documents', 'GET /supplier/documents/{id}'],
    jobs: ['GET /jobs/{id}'],
  },
}
