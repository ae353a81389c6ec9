/** What `shared/` needs from outside: it has no clock, no randomness, no cryptography and no compression of its own. */

export interface Hashing {
  /** 32 bytes. */
  sha256(bytes: Uint8Array): Uint8Array
}

export interface Keyed {
  /** HMAC-SHA-256: 32 bytes. */
  hmac(key: Uint8Array, message: Uint8Array): Uint8Array
}

export interface Signing {
  /** Ed25519. `secret` is the 32-byte seed; 64 bytes come back. */
  sign(message: Uint8Array, secret: Uint8Array): Uint8Array
  /** Never throws: a malformed key or signature is false. */
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
  publicKey(secret: Uint8Array): Uint8Array
}

export interface Compression {
  /** One gzip member. */
  gzip(bytes: Uint8Array): Promise<Uint8Array>
  /** One gzip member; stops as soon as more than `most` bytes come out. Never throws. */
  gunzip(
    member: Uint8Array,
    most: number,
  ): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; why: 'damaged' | 'too-large' }>
}

/** age v1 (age-encryption.org/v1). */
export interface Envelope {
  encryptTo(bytes: Uint8Array, recipients: readonly string[]): Promise<Uint8Array>
  encryptWithCode(bytes: Uint8Array, code: string): Promise<Uint8Array>
  /** Never throws. */
  decrypt(
    file: Uint8Array,
    key: { identity: string } | { code: string },
  ): Promise<
    | { ok: true; bytes: Uint8Array }
    /** `percent` of the file that came, where a cut-short file still tells. */
    | { ok: false; why: 'not-age' | 'no-key-fits' | 'cut-short' | 'altered'; percent?: number }
  >
}

export interface Randomness {
  random(length: number): Uint8Array
}

export type Cryptography = Hashing & Keyed & Signing & Compression & Envelope & Randomness
