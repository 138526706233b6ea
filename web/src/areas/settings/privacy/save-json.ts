import { saveFile } from '../../../shell/save-file.ts'

/** Hands something to the browser's downloads as a JSON file. */
export function saveJson(content: object, name: string): void {
  saveFile({ blob: new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }), name }, name)
}
