export const SIGN_IN_PATH = "/sign-in";
export const CALLBACK_PATH = "/sign-in/callback";
export const SIGN_OUT_PATH = "/sign-out";
/** Name of the field that carries a session's form token. */
export const FORM_TOKEN = "form-token";
