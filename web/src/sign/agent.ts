/*
 * The signing program on the official's machine (VGCA Sign Service of the Government Cipher
 * Committee): it listens on the machine itself, fetches the document from a one-time address, asks
 * for the token's PIN in a window of its own, and sends the signed document to a second one. This
 * page only tells it where, and hears how it ended.
 */
import { SignFault } from './fault';

export const AGENT = 'wss://127.0.0.1:8987';
const OPEN_WITHIN_MS = 8_000;

/** What the program calls the leader's signature and the organisation's seal. */
const acts = { approve: 'SignApproved', seal: 'SignIssued' } as const;

export interface AgentOrder {
  purpose: keyof typeof acts;
  /** One-time addresses with their host: the program knows no session. */
  documentUrl: string;
  answerUrl: string;
  /** What its seal writes, where the document has a number. */
  number?: string;
  issuedOn?: string;
}

export interface AgentWatch {
  /** It was reached, and now asks the person. */
  onWaiting: () => void;
  signal: AbortSignal;
}

interface Said {
  Status?: number | boolean;
  Message?: string;
}

function read(data: unknown): Said {
  try {
    const said: unknown = JSON.parse(String(data));
    return typeof said === 'object' && said !== null ? said : {};
  } catch {
    return {};
  }
}

/** 0 is done; anything else, and an answer that says nothing, is not. */
function isDone({ Status }: Said): boolean {
  return Status === 0 || Status === true;
}

function messageOf(order: AgentOrder): string {
  return JSON.stringify({
    FileUploadHandler: order.answerUrl,
    FileName: order.documentUrl,
    SessionId: '',
    JWTToken: '',
    MetaData: [],
    DocNumber: order.number ?? '',
    IssuedDate: order.issuedOn ?? '',
  });
}

/** Resolves when the program says it has signed and sent. */
export function signByAgent(order: AgentOrder, watch: AgentWatch, at = AGENT): Promise<void> {
  return new Promise((done, failed) => {
    const socket = new WebSocket(`${at}/${acts[order.purpose]}`);
    let isOpen = false;
    const late = setTimeout(() => end(new SignFault('agent_missing')), OPEN_WITHIN_MS);

    function end(fault?: Error): void {
      clearTimeout(late);
      watch.signal.removeEventListener('abort', onAbort);
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
      if (fault) failed(fault);
      else done();
    }
    function onAbort(): void {
      end(new DOMException('', 'AbortError'));
    }

    socket.onopen = () => {
      isOpen = true;
      clearTimeout(late);
      socket.send(messageOf(order));
      watch.onWaiting();
    };
    socket.onmessage = (event) => {
      const said = read(event.data);
      end(isDone(said) ? undefined : new SignFault('agent_refused', said.Message ?? ''));
    };
    socket.onclose = () => end(new SignFault(isOpen ? 'agent_gone' : 'agent_missing'));
    watch.signal.addEventListener('abort', onAbort);
    if (watch.signal.aborted) onAbort();
  });
}
