const problems = {
  401: 'These sign-in details are not right. Please check all of them and try again.',
  429: 'Too many attempts. Please wait a moment and try again.',
} as const;

/** The sign-in page. Nothing that was typed comes back on it. */
export function loginPage(isTotpRequired: boolean, problem?: keyof typeof problems): string {
  const alert = problem === undefined ? '' : `<p role="alert">${problems[problem]}</p>`;
  const code = `<label for="code">Code from your authenticator app</label>
      <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" pattern="[0-9]{6}" required>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Sign in</title>
    <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 22rem; margin: 4rem auto; padding: 0 1rem; }
      label, input, button { display: block; width: 100%; box-sizing: border-box; font: inherit; }
      input { margin-bottom: 1rem; padding: 0.5rem; } button { padding: 0.6rem; }
    </style>
  </head>
  <body>
    <h1>Sign in</h1>
    ${alert}
    <form method="post">
      <label for="username">User name</label>
      <input id="username" name="username" autocomplete="username" required autofocus>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required>
      ${isTotpRequired ? code : ''}
      <button>Sign in</button>
    </form>
  </body>
</html>
`;
}
