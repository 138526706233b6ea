import type { TenantTx } from '#platform/tenant'
import type { Who } from '#platform/who'

export interface PagePicture {
  content_type: 'image/png' | 'image/jpeg'
  size_bytes: number
  file_hash: string
}

export interface PageOfDocument {
  document_id: string
  page: number
  width_px: number
}

export function findPagePicture(tx: TenantTx, who: Who, { document_id, page, width_px }: PageOfDocument) {
  return tx
    .selectFrom('documents.page_pictures')
    .where('organization_id', '=', who.organization_id)
    .where('document_id', '=', document_id)
    .where('page', '=', page)
    .where('width_px', '=', width_px)
    .select(['content_type', 'size_bytes', 'file_hash'])
    .executeTakeFirst()
}

/** Keeps a picture of a page; the newest stays. */
export async function savePagePicture(
  tx: TenantTx,
  who: Who,
  page: PageOfDocument,
  picture: PagePicture,
): Promise<void> {
  await tx
    .insertInto('documents.page_pictures')
    .values({ organization_id: who.organization_id, ...page, ...picture })
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'document_id', 'page', 'width_px']).doUpdateSet({ ...picture }),
    )
    .execute()
}

/** The files of all pictures of a document's pages. */
export async function listPageHashes(tx: TenantTx, who: Who, document_id: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('documents.page_pictures')
    .where('organization_id', '=', who.organization_id)
    .where('document_id', '=', document_id)
    .select('file_hash')
    .distinct()
    .execute()
  return rows.map((row) => row.file_hash)
}

export async function isFileOfPage(tx: TenantTx, who: Who, hash: string): Promise<boolean> {
  const row = await tx
    .selectFrom('documents.page_pictures')
    .where('organization_id', '=', who.organization_id)
    .where('file_hash', '=', hash)
    .select('page')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
