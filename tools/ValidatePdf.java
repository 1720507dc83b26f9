import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Asks veraPDF whether PDF files comply with PDF/UA-1, in one virtual machine for all of them.
 *
 * In: file names. Out, separated by tabs: one line `file, compliant, number of assertions` for each file,
 * followed by one line `rule, clause and test, number of failures, message` for each rule that failed.
 */
public class ValidatePdf {
    private static final String PROFILE = "/org/verapdf/pdfa/validation/PDFUA-1.xml";
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] names) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile;
        try (InputStream stream = Profiles.class.getResourceAsStream(PROFILE)) {
            profile = Profiles.profileFromXml(stream);
        }
        for (String name : names) {
            report(profile, name);
        }
    }

    private static void report(ValidationProfile profile, String name) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), profile.getPDFAFlavour());
                // All failures are kept, none of the passed assertions, with messages, without progress.
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(profile, Integer.MAX_VALUE, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            OUT.printf("file\t%s\t%d%n", result.isCompliant(), result.getTotalAssertions());
            Map<String, String> messages = new LinkedHashMap<>();
            Map<String, Integer> failures = new LinkedHashMap<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                String rule = assertion.getRuleId().getClause() + " test " + assertion.getRuleId().getTestNumber();
                messages.putIfAbsent(rule, assertion.getErrorMessage());
                failures.merge(rule, 1, Integer::sum);
            }
            failures.forEach((rule, count) -> OUT.printf("rule\t%s\t%d\t%s%n", rule, count, oneLine(messages.get(rule))));
        }
    }

    private static String oneLine(String message) {
        return String.valueOf(message).replaceAll("\\s+", " ");
    }
}
