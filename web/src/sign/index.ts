/* What the dialog of signing loads when a key file is opened; nothing of it is loaded before. */
export { hashOf } from './certificate';
export { signCms } from './cms';
export { openSigner, refuseOutOfDate, type Signer } from './signer';
