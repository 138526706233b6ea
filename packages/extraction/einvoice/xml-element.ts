/** One element of an XML document, its namespace resolved. Plain data; nothing in it points upwards. */
export type XmlElement = {
  /** The local name, without prefix. */
  name: string
  /** The namespace's address, empty when it has none. */
  namespace: string
  /** By local name; namespace declarations are left out. */
  attributes: Readonly<Record<string, string>>
  children: readonly XmlElement[]
  /** The characters directly inside, references resolved; empty where there are only elements. */
  text: string
}

/** The first child with one of these names, tried in their order. */
export function child(element: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  for (const name of names) {
    const found = element?.children.find((one) => one.name === name)
    if (found) return found
  }
  return undefined
}

/** All children with one of these names, as they stand. */
export function children(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  return element?.children.filter((one) => names.includes(one.name)) ?? []
}

/** What stands at the end of a path of names, each the first of its kind: `at(party, 'Contact', 'Telephone')`. */
export function at(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((found, name) => child(found, name), element)
}

/** All elements at the end of a path, whichever branch they stand in. */
export function all(element: XmlElement | undefined, ...path: string[]): XmlElement[] {
  const start = element ? [element] : []
  return path.reduce<XmlElement[]>((found, name) => found.flatMap((one) => children(one, name)), start)
}
