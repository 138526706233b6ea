import type { FileChooser, Locator, Page } from 'playwright-core'
import type { House } from './house.ts'
import { mail } from './house.ts'

/** What people do with their hands, once for all stories. */

/** Through the door, as one does it: name, password, and the office opens. */
export async function signIn(page: Page, house: House, person: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('E-mail, CPF or CNPJ').fill(mail(person))
  await page.getByLabel('Password', { exact: true }).fill(house.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: /^Good / }).waitFor()
}

/** By the menu: bottom tabs on a phone, the sidebar at a desk. */
export const goTo = (page: Page, place: string) =>
  page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: place, exact: true }).click()

export async function chooseFile(page: Page, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles(file)
}

/** Drops in files and sends them, as recognised by their content. */
export async function upload(page: Page, file: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
  await chooseFile(page, file)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Upload (one file|\d files)$/ })
    .click()
}

/** A file in the list of uploads above the documents. */
export const uploaded = (page: Page, file_name: string): Locator =>
  page.getByRole('listitem').filter({ hasText: file_name })

/** Sends a file, waits until it is read without loading anything anew, opens it. */
export async function uploadAndOpen(
  page: Page,
  file: Parameters<FileChooser['setFiles']>[0],
  file_name: string,
): Promise<void> {
  await upload(page, file)
  const row = uploaded(page, file_name)
  await row.getByText('Read', { exact: true }).waitFor()
  await row.getByRole('link', { name: file_name }).click()
  await title(page, file_name).waitFor()
}

export const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

export const toast = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
