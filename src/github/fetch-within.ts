import { type ApiObserver, UNOBSERVED } from "./api-observer.js";

/** Without a limit a connection that GitHub never answers would hold a worker until the job expires. */
export function fetchWithin(timeoutMs: number, observer: ApiObserver = UNOBSERVED): typeof fetch {
  return async (url, init = {}) => {
    try {
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) });
      observer.onAnswer(answer.status);
      return answer;
    } catch (error) {
      observer.onAnswer(null);
      throw error;
    }
  };
}
