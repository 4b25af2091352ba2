using System.Collections.Frozen;
using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Aws.Answers;

/// <summary>
/// The one place where a refusal becomes a code and a status of each dialect. Rooms use the codes of the query services or words of
/// their own; what the table does not know is told by its kind.
/// </summary>
internal static class FaultTable
{
    private static readonly FrozenDictionary<string, Row> s_byCode = new Row[]
    {
        // The door's own.
        new("MissingAction", 400, "MissingAction", 400),
        new("InvalidAction", 400, "UnknownOperationException", 404),
        new("MalformedInput", 400, "SerializationException", 400),
        new("SerializationError", 400, "SerializationException", 400),
        new("RequestEntityTooLarge", 413, "RequestEntityTooLargeException", 413),
        new("MethodNotAllowed", 405, "UnknownOperationException", 405),
        new("InternalFailure", 500, "InternalServerException", 500),
        new("ServiceUnavailable", 503, "ServiceUnavailableException", 503),

        // Who asks.
        new("MissingAuthenticationToken", 403, "MissingAuthenticationTokenException", 403),
        new("IncompleteSignature", 400, "IncompleteSignatureException", 403),
        new("InvalidClientTokenId", 403, "UnrecognizedClientException", 403),
        new("ExpiredToken", 403, "ExpiredTokenException", 403),
        new("SignatureDoesNotMatch", 403, "InvalidSignatureException", 403),
        new("AccessDenied", 403, "AccessDeniedException", 403),

        // What is asked.
        new("ValidationError", 400, "ValidationException", 400),
        new("InvalidParameterValue", 400, "ValidationException", 400),
        new("InvalidInput", 400, "ValidationException", 400),
        new("Throttling", 400, "ThrottlingException", 429),

        // IAM (API version 2010-05-08).
        new("NoSuchEntity", 404, "ResourceNotFoundException", 404),
        new("EntityAlreadyExists", 409, "ConflictException", 409),
        new("LimitExceeded", 409, "ServiceQuotaExceededException", 402),
        new("DeleteConflict", 409, "ConflictException", 409),
        new("ConcurrentModification", 409, "ConflictException", 409),
        new("EntityTemporarilyUnmodifiable", 409, "ConflictException", 409),
        new("InvalidAuthenticationCode", 403, "ValidationException", 400),
        new("InvalidUserType", 400, "ValidationException", 400),
        new("InvalidCertificate", 400, "ValidationException", 400),
        new("InvalidPublicKey", 400, "ValidationException", 400),
        new("MalformedCertificate", 400, "ValidationException", 400),
        new("KeyPairMismatch", 400, "ValidationException", 400),
        new("DuplicateCertificate", 409, "ConflictException", 409),
        new("DuplicateSSHPublicKey", 400, "ConflictException", 409),
        new("UnrecognizedPublicKeyEncoding", 400, "ValidationException", 400),
        new("MalformedPolicyDocument", 400, "ValidationException", 400),
        new("PasswordPolicyViolation", 400, "ValidationException", 400),
        new("UnmodifiableEntity", 400, "ConflictException", 409),
        new("PolicyNotAttachable", 400, "ValidationException", 400),
        new("PolicyEvaluation", 500, "InternalServerException", 500),
        new("NotSupportedService", 404, "ValidationException", 400),
        new("ReportNotPresent", 410, "ResourceNotFoundException", 404),
        new("ReportExpired", 410, "ResourceNotFoundException", 404),
        new("ReportInProgress", 404, "ResourceNotFoundException", 404),
        new("OpenIdIdpCommunicationError", 400, "ValidationException", 400),
        new("FeatureEnabled", 409, "ConflictException", 409),
        new("FeatureDisabled", 404, "ResourceNotFoundException", 404),
        new("ServiceFailure", 500, "InternalServerException", 500),

        // The identity store (API version 2020-06-15).
        new("DirectoryNameTaken", 409, "ConflictException", 409),

        // Organizations (API version 2016-11-28).
        new("AWSOrganizationsNotInUseException", 400, "AWSOrganizationsNotInUseException", 400),
        new("AccountAlreadyClosedException", 400, "AccountAlreadyClosedException", 400),
        new("AccountAlreadyRegisteredException", 400, "AccountAlreadyRegisteredException", 400),
        new("AccountNotFoundException", 400, "AccountNotFoundException", 400),
        new("AccountNotRegisteredException", 400, "AccountNotRegisteredException", 400),
        new("AlreadyInOrganizationException", 400, "AlreadyInOrganizationException", 400),
        new("ChildNotFoundException", 400, "ChildNotFoundException", 400),
        new("ConflictException", 400, "ConflictException", 400),
        new("ConstraintViolationException", 400, "ConstraintViolationException", 400),
        new("CreateAccountStatusNotFoundException", 400, "CreateAccountStatusNotFoundException", 400),
        new("DestinationParentNotFoundException", 400, "DestinationParentNotFoundException", 400),
        new("DuplicateAccountException", 400, "DuplicateAccountException", 400),
        new("DuplicateHandshakeException", 400, "DuplicateHandshakeException", 400),
        new("DuplicateOrganizationalUnitException", 400, "DuplicateOrganizationalUnitException", 400),
        new("DuplicatePolicyAttachmentException", 400, "DuplicatePolicyAttachmentException", 400),
        new("DuplicatePolicyException", 400, "DuplicatePolicyException", 400),
        new("EffectivePolicyNotFoundException", 400, "EffectivePolicyNotFoundException", 400),
        new("HandshakeAlreadyInStateException", 400, "HandshakeAlreadyInStateException", 400),
        new("HandshakeConstraintViolationException", 400, "HandshakeConstraintViolationException", 400),
        new("HandshakeNotFoundException", 400, "HandshakeNotFoundException", 400),
        new("InvalidHandshakeTransitionException", 400, "InvalidHandshakeTransitionException", 400),
        new("InvalidInputException", 400, "InvalidInputException", 400),
        new("MalformedPolicyDocumentException", 400, "MalformedPolicyDocumentException", 400),
        new("MasterCannotLeaveOrganizationException", 400, "MasterCannotLeaveOrganizationException", 400),
        new("OrganizationNotEmptyException", 400, "OrganizationNotEmptyException", 400),
        new("OrganizationalUnitNotEmptyException", 400, "OrganizationalUnitNotEmptyException", 400),
        new("OrganizationalUnitNotFoundException", 400, "OrganizationalUnitNotFoundException", 400),
        new("ParentNotFoundException", 400, "ParentNotFoundException", 400),
        new("PolicyInUseException", 400, "PolicyInUseException", 400),
        new("PolicyNotAttachedException", 400, "PolicyNotAttachedException", 400),
        new("PolicyNotFoundException", 400, "PolicyNotFoundException", 400),
        new("PolicyTypeAlreadyEnabledException", 400, "PolicyTypeAlreadyEnabledException", 400),
        new("PolicyTypeNotAvailableForOrganizationException", 400, "PolicyTypeNotAvailableForOrganizationException", 400),
        new("PolicyTypeNotEnabledException", 400, "PolicyTypeNotEnabledException", 400),
        new("ResourcePolicyNotFoundException", 400, "ResourcePolicyNotFoundException", 400),
        new("RootNotFoundException", 400, "RootNotFoundException", 400),
        new("SourceParentNotFoundException", 400, "SourceParentNotFoundException", 400),
        new("TargetNotFoundException", 400, "TargetNotFoundException", 400),

        // STS (API version 2011-06-15).
        new("ExpiredTokenException", 400, "ExpiredTokenException", 403),
        new("IDPCommunicationError", 400, "ValidationException", 400),
        new("IDPRejectedClaim", 403, "AccessDeniedException", 403),
        new("InvalidIdentityToken", 400, "ValidationException", 400),
        new("InvalidAuthorizationMessageException", 400, "ValidationException", 400),
        new("PackedPolicyTooLarge", 400, "ValidationException", 400),
        new("RegionDisabledException", 403, "AccessDeniedException", 403),
        new("SessionDurationEscalationException", 403, "AccessDeniedException", 403),
        new("JWTPayloadSizeExceededException", 400, "ValidationException", 400),
        new("OutboundWebIdentityFederationDisabledException", 403, "AccessDeniedException", 403),
        new("ExpiredTradeInToken", 400, "ValidationException", 400),
    }.ToFrozenDictionary(static row => row.Code, StringComparer.Ordinal);

    public static AwsFault Translate(Refusal refusal, AwsService service, AwsDialect dialect)
    {
        var row = s_byCode.GetValueOrDefault(refusal.Code) ?? s_byCode[CodeOf(refusal.Kind)];
        if (dialect is AwsDialect.QueryXml or AwsDialect.QueryJson)
        {
            return new AwsFault(row.Code, refusal.PublicText, row.Status);
        }

        // JSON 1.1 tells every modelled error with 400 and leaves the rest to its name; being broken or too large is HTTP's own matter.
        var name = service.ErrorNames.GetValueOrDefault(row.JsonCode, row.JsonCode);
        var status = dialect == AwsDialect.Json11 && row.JsonStatus is < 500 and not (405 or 413) ? 400 : row.JsonStatus;
        return new AwsFault(name, refusal.PublicText, status, refusal.Members);
    }

    /// <summary>Whether rooms may use this code and be sure of what leaves the house.</summary>
    public static bool Knows(string code) => s_byCode.ContainsKey(code);

    private static string CodeOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Unauthenticated => "InvalidClientTokenId",
        RefusalKind.Forbidden => "AccessDenied",
        RefusalKind.NotFound => "NoSuchEntity",
        RefusalKind.Conflict => "EntityAlreadyExists",
        RefusalKind.Throttled => "Throttling",
        RefusalKind.Unavailable => "ServiceUnavailable",
        _ => "ValidationError",
    };

    private sealed record Row(string Code, int Status, string JsonCode, int JsonStatus);
}
