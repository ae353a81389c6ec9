/**
 * What hostile input is held to before anything is spent on it: one table, with a reason for each row.
 * A file over one of these is refused whole, with `over-limit` or `bomb`.
 */
export const limits = {
  /** Bytes of a batch file. 500,000 records of 110 bytes are 55 MB; a file is read into memory whole. */
  batchBytes: 128 * 1024 * 1024,
  /** Bytes of a pack file. 2,000 sites are well under 1 MB. */
  packBytes: 4 * 1024 * 1024,
  /** Bytes of the first member, unpacked: a list line pair is about 700 bytes. */
  listBytes: 8 * 1024 * 1024,
  /** Segments in one file: 10,000 of 100 events are 1,000,000 events. */
  segments: 10_000,
  /** Logs in one file: every installation of the largest operation seen so far, four times over. */
  logs: 1_000,
  /** Events in one segment. Journals are sealed every 2,000; a continued log carries what was unsealed besides. */
  events: 4_000,
  /** Bytes of one member, unpacked: 2,000 lines of the longest kind. */
  memberBytes: 32 * 1024 * 1024,
  /** Bytes of all members of a file, unpacked: opened events stay in memory until they are counted. */
  fileBytesUnpacked: 512 * 1024 * 1024,
  /** Times that a member may expand. Lines of the same inspection over and over come to 40; what deflate can do is 1,030. */
  ratio: 200,
  /** Bytes that any member may expand to, however small it is: short members of equal lines pack very well. */
  ratioFree: 64 * 1024,
  /** Personal lines of one event: one `detail`, and tokens for a document and a name of two people each. */
  personalPerEvent: 5,
  /** Bytes of a receipt file. 10,000 changes with their reasons are 3 MB before packing. */
  receiptBytes: 4 * 1024 * 1024,
  /** Events that a receipt carries: those of a unit on one log's records, and its officers. */
  receiptEvents: 10_000,
  /** Bytes of those, with their personal lines: whatever a unit wrote, the list stays within its own limit. */
  receiptEventBytes: 5 * 1024 * 1024,
  /** Refused files and parts that a receipt tells, the latest. */
  receiptRefused: 100,
  /** Bytes of a pack's line. */
  packLineBytes: 2 * 1024 * 1024,
} as const

/** Bytes to which a member of this size may expand. */
export const mostUnpacked = (member: Uint8Array): number =>
  Math.min(limits.memberBytes, limits.ratioFree + limits.ratio * member.length)
