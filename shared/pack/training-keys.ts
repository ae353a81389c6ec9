/**
 * Keys of training, PUBLIC on purpose: whoever reads this can read and sign training files. A real installation
 * refuses whatever is made with them. Each is the SHA-256 of `milepost public training key: ` and its name.
 */
export const trainingKeys = {
  /** Ed25519 seed of the authority, and its public key. */
  authoritySecret: 'f23730cc09acffe246a03ccd87c9185d74580438816688780306b78a1de40834',
  authority: 'c2b05fa0e3e8c3496c47cee67ac47b8642fb01b179195c994b7a83fdf5d85e8d',
  /** Ed25519 seed of the unit's log, and its public key. */
  unitLogSecret: '4c3f0aa4eacc8bf21e3e7a0fbb0286abb9f035c61c4175baeeb52032d7a449b5',
  unitLog: '5e71617e8f32f40f637aae2ea78c181fac0e7b4b089652fd59535d2640e9a71c',
  /** age identity to which training batches are encrypted. */
  unitIdentity: 'AGE-SECRET-KEY-1TL9ALAUUPLG9K466HYHYHY3WCC9ZVM5L7AEF7ZN2ZV3M08MS9PWSQWCGDK',
  unitRecipient: 'age18agcfkt99jmf6gx3yu59m956adu6jasw88ndh77m5tl3fhfnsfpsfexs4m',
  recoveryIdentity: 'AGE-SECRET-KEY-15CGSY7WS4K8JFHFPH5HZRU48WLN42WLAXD2E87Q7R6LWRY4PYCCSQYERQZ',
  recoveryRecipient: 'age1pqla0hgxs7c4nyxygd2mr9djg5pwe5axw0x26rje3qllzhnk3upslhj6z3',
  nonce: 'c309be820b2bb1ff3053bd91ab04f31c',
  operation: '4da59fe9c3a5754ae0fadfdae541e67dfe842cd2f93bdc15e6b0edb2f52f6e47',
  matching: '0vA/jIujmWDZIzQFkhJk58Aa9MpOk4inXVrOki029VU=',
} as const
