package olp.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;

/** Says in a client's words what is wrong with its JSON, and where. */
public final class JsonFaults {
    private JsonFaults() {}

    /** The problem for JSON that cannot be read as the request it should be. */
    public static Problem problemOf(JsonProcessingException fault) {
        if (fault.getCause() instanceof Problem problem) {
            return problem;
        }
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                Problem.invalid(path(unknown), "is not a field of this request");
            case InvalidFormatException format ->
                Problem.invalid(path(format), "is not a valid " + name(format.getTargetType()));
            case MismatchedInputException type
            when type.getPath().isEmpty()
                    && type.getTargetType() != null
                    && type.getMessage().startsWith("Trailing token") ->
                Problem.invalid("body", "holds more than one JSON value");
            case MismatchedInputException type ->
                Problem.invalid(path(type), "should be a " + name(type.getTargetType()));
            case StreamConstraintsException large ->
                Problem.invalid("body", "is too deep or too long: " + large.getOriginalMessage());
            case InputCoercionException range -> Problem.invalid("body", "holds a number out of range");
            case JsonMappingException mapping -> Problem.invalid(path(mapping), mapping.getOriginalMessage());
            default -> malformed(fault);
        };
    }

    private static Problem malformed(JsonProcessingException fault) {
        var at = fault.getLocation();
        var where = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
        var what =
                fault.getOriginalMessage().startsWith("Duplicate field") ? fault.getOriginalMessage() : "is not JSON";
        return Problem.invalid("body", what + where);
    }

    private static String path(JsonMappingException fault) {
        if (fault.getPath().isEmpty()) {
            return "body";
        }
        return fault.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String name(Class<?> type) {
        if (type == null) {
            return "value of another type";
        }
        return switch (type.getSimpleName()) {
            case "long", "int", "Long", "Integer" -> "whole number in range";
            case "String" -> "text";
            case "Instant" -> "time (ISO 8601 UTC, such as 2026-11-21T10:15:00Z)";
            case "LocalDate" -> "date (such as 2026-11-21)";
            case "List", "ArrayList", "Set" -> "list";
            case "boolean", "Boolean" -> "truth value";
            case "UUID" -> "UUID";
            default ->
                type.isEnum() ? "value; one of " + java.util.Arrays.toString(type.getEnumConstants()) : "JSON object";
        };
    }
}
