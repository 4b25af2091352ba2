// Another verifier of WebAuthn on what was given to ours: INPUT names the question, the answer and, for an assertion, what was stored.
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";

const { kind, options, answer, origin, rpId, stored, requireUserVerification } = JSON.parse(process.env.INPUT);
const expected = {
  response: answer,
  expectedChallenge: options.challenge,
  expectedOrigin: origin,
  expectedRPID: rpId,
  requireUserVerification,
};
const text = (bytes) => Buffer.from(bytes).toString("base64url");

const register = async () => {
  const { verified, registrationInfo: info } = await verifyRegistrationResponse({
    ...expected,
    supportedAlgorithmIDs: options.pubKeyCredParams.map((each) => each.alg),
  });
  return {
    verified,
    format: info?.fmt,
    id: info?.credential.id,
    publicKey: info && text(info.credential.publicKey),
    counter: info?.credential.counter,
    userVerified: info?.userVerified,
    aaguid: info?.aaguid,
  };
};

const authenticate = async () => {
  const credential = { id: stored.id, publicKey: Buffer.from(stored.publicKey, "base64url"), counter: stored.counter };
  const { verified, authenticationInfo: info } = await verifyAuthenticationResponse({ ...expected, credential });
  return { verified, counter: info.newCounter, userVerified: info.userVerified, origin: info.origin };
};

const told = await (kind === "registration" ? register() : authenticate()).catch((refused) => ({ verified: false, why: refused.message }));
console.log(JSON.stringify(told));
