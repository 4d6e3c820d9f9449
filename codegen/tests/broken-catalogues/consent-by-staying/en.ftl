cookies = By continuing to use this site you agree to our use of cookies.
asked = Continuing to browse is not consent: you accept cookies with the button below.
