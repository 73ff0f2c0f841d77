/* The server's records under their own names; the one place that says where they come from. */
export type * from './contract';
