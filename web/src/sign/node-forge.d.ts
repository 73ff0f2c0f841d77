/* The parts of node-forge that are taken one by one, which its own types do not know. */
declare module 'node-forge/lib/des';
declare module 'node-forge/lib/rc2';
declare module 'node-forge/lib/forge' {
  const forge: object;
  export default forge;
}
