export declare const CSP: string;
export declare function startMock(port?: number): Promise<{ at: string; close: () => void }>;
