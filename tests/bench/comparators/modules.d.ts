// What is used of packages that only this folder installs.
declare module 'better-sqlite3' {
  interface Statement {
    run(...values: readonly (string | number | null)[]): unknown
    get(): unknown
  }
  export default class Database {
    constructor(path: string)
    pragma(text: string): unknown
    exec(sql: string): void
    prepare(sql: string): Statement
    close(): void
  }
}

declare module 'pouchdb-browser' {
  export default class PouchDB {
    constructor(name: string)
    bulkDocs(documents: readonly object[]): Promise<readonly object[]>
    info(): Promise<{ readonly doc_count: number }>
    destroy(): Promise<void>
  }
}
